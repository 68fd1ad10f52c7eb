package dev.millrace.server.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

/// A range of addresses: `91.0.0.0/10`.
record Network(InetAddress first, int prefixBits) {
    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        return new Network(InetAddress.ofLiteral(cidr.substring(0, slash)),
                Integer.parseInt(cidr.substring(slash + 1)));
    }

    /// Any address of the range, in text.
    String address(Random random) {
        byte[] bytes = first.getAddress();
        byte[] noise = new byte[bytes.length];
        random.nextBytes(noise);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] |= (byte) (noise[i] & freeBits(i));
        }
        return text(bytes);
    }

    /// The bits of the i-th byte that are not part of the prefix.
    private int freeBits(int i) {
        int fixed = Math.clamp(prefixBits - 8L * i, 0, 8);
        return 0xff >> fixed;
    }

    private static String text(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
