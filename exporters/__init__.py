"""Map or layout to bytes, and back where the format can come back. No dialogs, no QtWidgets."""
