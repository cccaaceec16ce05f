"""The value of what is fully known, as plain numbers: fast, exact, and silent about everything else.

A rule is turned once into functions of the answers. Each gives the value that the reference interpreter would settle,
or says that it is open: then the reference tells what it is. Nothing here knows an interval, a cause or a hole.
"""
