"""Two people's states of one map put together, record by record and field by field.

Pure: nothing here reads a file or asks a person. :func:`model.merging.merged.merged` is the way in,
:mod:`model.merging.ancestry` says what two states come from.
"""
