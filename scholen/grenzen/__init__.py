"""How often somebody may do something: far above what work asks, far below what a script does.

What is only costly is counted in the memory of each web process, so it costs no query; with two
processes a limit lies at most twice as high. What sends mail or reads lists is counted for all
processes together, in the cache that also counts attempts to log in.
"""
