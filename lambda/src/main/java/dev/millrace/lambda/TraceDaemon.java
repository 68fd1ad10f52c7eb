package dev.millrace.lambda;

import dev.millrace.json.Json;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// X-Ray's daemon, which takes parts of traces as datagrams. What does not arrive is missing in a
/// trace, and that is all.
final class TraceDaemon {
    private static final String HEADER = "{\"format\":\"json\",\"version\":1}\n";
    private static final double MILLIS = 1000;

    private final InetSocketAddress address;
    private final DatagramSocket socket;

    private TraceDaemon(InetSocketAddress address, DatagramSocket socket) {
        this.address = address;
        this.socket = socket;
    }

    /// @param address `host:port`
    static Optional<TraceDaemon> at(Optional<String> address) {
        return address.filter(text -> text.matches("[^:]+:\\d{1,5}")).flatMap(text -> {
            String[] parts = text.split(":", 2);
            return open(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
        });
    }

    private static Optional<TraceDaemon> open(InetSocketAddress address) {
        try {
            return Optional.of(new TraceDaemon(address, new DatagramSocket()));
        } catch (IOException untraced) {
            return Optional.empty();
        }
    }

    /// A call of a service.
    ///
    /// @param resource the table or bucket, `""` where there is none
    /// @param start epoch milliseconds, as `end`
    record Call(String service, String operation, String resource, long start, long end,
            boolean failed) {}

    void send(TraceHeader header, Call call) {
        byte[] bytes = (HEADER + Json.write(segment(header, call)))
                .getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, address));
        } catch (IOException lost) {
            // a trace without this call
        }
    }

    private static Map<String, Object> segment(TraceHeader header, Call call) {
        Map<String, Object> segment = new LinkedHashMap<>();
        segment.put("name", call.service().equals("DynamoDb") ? "DynamoDB" : call.service());
        segment.put("id", id());
        segment.put("trace_id", header.root());
        segment.put("parent_id", header.parent());
        segment.put("type", "subsegment");
        segment.put("namespace", "aws");
        segment.put("start_time", call.start() / MILLIS);
        segment.put("end_time", call.end() / MILLIS);
        segment.put("fault", call.failed());
        segment.put("aws", aws(call));
        return segment;
    }

    /// Random in each process that began from the same snapshot, as other generators are not.
    private static String id() {
        return HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
    }

    private static Map<String, Object> aws(Call call) {
        Map<String, Object> aws = new LinkedHashMap<>();
        aws.put("operation", call.operation());
        if (!call.resource().isEmpty()) {
            aws.put(call.service().equals("S3") ? "bucket_name" : "table_name", call.resource());
        }
        return aws;
    }
}
