"""What carries the octets of a client: a socket, a datagram socket, a terminal."""

import os
import select
import socket
import termios
import tty


class Socket:
    """TCP."""

    def __init__(self, address, seconds=10):
        self.socket = socket.create_connection(address, timeout=seconds)

    def send(self, octets: bytes):
        self.socket.sendall(octets)

    def receive(self) -> bytes:
        octets = self.socket.recv(65536)
        if not octets:
            raise ConnectionError("the meter closed the connection")
        return octets

    def close(self):
        self.socket.close()


class Terminal:
    """A serial device or a pseudo terminal, as raw octets of eight bits."""

    def __init__(self, path, seconds=10):
        self.seconds = seconds
        self.descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.descriptor)
        termios.tcflush(self.descriptor, termios.TCIFLUSH)

    def send(self, octets: bytes):
        while octets:
            octets = octets[os.write(self.descriptor, octets) :]

    def receive(self) -> bytes:
        if not select.select([self.descriptor], [], [], self.seconds)[0]:
            raise TimeoutError("the meter is silent")
        return os.read(self.descriptor, 65536)

    def close(self):
        os.close(self.descriptor)


class Datagrams:
    """UDP."""

    def __init__(self, address, seconds=10):
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.socket = socket.socket(family, socket.SOCK_DGRAM)
        self.socket.settimeout(seconds)
        self.socket.connect(address)

    def send(self, octets: bytes):
        self.socket.send(octets)

    def receive(self) -> bytes:
        return self.socket.recv(65536)

    def close(self):
        self.socket.close()
