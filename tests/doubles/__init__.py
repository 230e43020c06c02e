"""Doubles of the world outside.

This file keeps pytest from putting this folder itself on the path, where ``discord`` would hide the library.
"""
