"""Text from elsewhere, and what it means: lines, a table, addresses, feelings. Pure, and offline.

Nothing here opens a file or an address, and no markup is more than the words it shows.
"""
