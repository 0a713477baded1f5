"""Kills: the real application works until it is killed, is started again, and nothing is gone."""
