"""The person's own catalogue of channels, touchpoints and emotion words: kept, offered, edited."""
