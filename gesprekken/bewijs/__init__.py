"""What the product can show of itself to who must judge it: who may come where."""
