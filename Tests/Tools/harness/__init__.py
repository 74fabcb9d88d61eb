"""What the suites with real clients share: the meter as a process, the two clients, and octets by hand."""
