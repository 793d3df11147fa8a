"""Views: they only read results."""
