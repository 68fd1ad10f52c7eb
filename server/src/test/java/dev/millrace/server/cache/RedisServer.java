package dev.millrace.server.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Redis server in a process of its own, which can be killed, stopped for a while, and
/// started again.
final class RedisServer implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Process process;

    RedisServer(Path folder) {
        this.folder = folder;
        this.port = freePort();
        this.process = start();
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    /// One command over a connection of its own, and the first line of what is answered.
    String ask(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[200];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        await(process);
    }

    void restart() {
        process = start();
    }

    /// Lets it hang: it takes connections and commands and answers nothing.
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    @Override
    public void close() {
        thaw();
        kill();
    }

    private void signal(String signal) {
        try {
            await(new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() {
        List<String> command = new ArrayList<>(List.of("redis-server", "--port",
                String.valueOf(port), "--bind", "127.0.0.1", "--dir", folder.toString(), "--save",
                "", "--appendonly", "no", "--daemonize", "no"));
        try {
            Process started = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
            awaitAnswer(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer(Process started) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                if (ask("PING").equals("+PONG")) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("redis-server does not start", notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
