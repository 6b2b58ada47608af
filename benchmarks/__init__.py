"""Measurements. They print and never fail: a clock on somebody's machine proves nothing about the next one."""
