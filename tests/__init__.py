"""Tests of Journeyboard, by area; ``tests.bench`` measures it."""
