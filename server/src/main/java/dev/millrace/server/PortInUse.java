package dev.millrace.server;

/// The server cannot listen where it should.
public final class PortInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortInUse(String host, int port, Throwable cause) {
        super("cannot listen on " + host + ":" + port
                + ", where another program listens; choose another port with --port", cause);
    }
}
