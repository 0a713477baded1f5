"""A monkey at mouse, wheel, keyboard, clipboard and palette of a whole window.

``make monkey`` lets it do 10,000 things and prints its seed and its slowest event; ``make test``
lets it do fewer. A seed that failed once is kept in ``seeds.txt`` and run with the tests.
"""
