"""Every sentence that is made from records."""
