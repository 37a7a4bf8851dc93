"""The demo world: fictional organisations and people, and the dialogue they hold.

Everything goes through the real acties, so the demo cannot show what the product cannot do.
"""
