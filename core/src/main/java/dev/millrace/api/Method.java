package dev.millrace.api;

/// The HTTP methods that endpoints answer to. HEAD goes with GET, OPTIONS with every path.
public enum Method {
    GET, POST, PUT, DELETE;

    /// Whether a request of this method brings a body.
    public boolean hasBody() {
        return this == POST || this == PUT;
    }
}
