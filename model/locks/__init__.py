"""Who works on a file: told beside the file, so that other windows and laptops know.

A lock is a small file (``record.py``) with a name made of the map's (``place.py``). It is taken,
kept and given back by ``lock.py``; ``judging.py`` says of one that stands there whether somebody is
still behind it; ``running.py`` knows which programs of this person still run on this computer.

A lock asks, it does not force: locks of the operating system do not reach through shares and
folders that are synced. What keeps a save from going over somebody else's is the file's stamp.
"""
