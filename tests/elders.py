"""Addresses of another server, or of nothing, whatever they look like: nobody is sent there."""

ELDERS = (
    "https://elders.example/",
    "//elders.example/",
    "https:elders.example",
    "\\\\elders.example",
    "javascript:alert(1)",
    "http://testserver@elders.example/",
    "//[x",
)
