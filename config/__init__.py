"""What can be set: settings, defaults, lenses."""
