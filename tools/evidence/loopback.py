"""Brings up the loopback of a network namespace that was just made, then becomes the command that follows.

A new namespace has the loopback, but switched off: connecting to 127.0.0.1 fails with "Network is unreachable".
"""
import ctypes
import fcntl
import os
import socket
import struct
import sys

SIOCSIFFLAGS, IFF_UP = 0x8914, 1
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack('16sh14x', b'lo', IFF_UP))
if os.getuid():
    ctypes.CDLL(None).prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)  # the command gets no more rights
os.execvp(sys.argv[1], sys.argv[1:])
