package dev.millrace.server.demo;

/// Who asks: an address and the User-Agent header that comes from it.
record Client(String address, String agent) {}
