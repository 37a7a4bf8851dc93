"""The doors to schools: the record, or 404 (not visible), or 403 (visible, not allowed)."""
