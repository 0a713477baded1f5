"""`make bench`: what Journeyboard costs, as ratios against a bare baseline in the same run.

Absolute times of a shared machine mean nothing; a ratio of two things that took turns does.
"""
