package dev.millrace.server.cli;

import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.util.OSInfo;

/// The native libraries of SQLite and Zstandard, which their jars otherwise unpack at every start.
/// `./millrace` points the JVM at the copies made here.
final class NativeLibraries {
    private NativeLibraries() {}

    /// Copies those of this machine into a folder, as `sqlitejdbc` and `zstd`; what the jars do not
    /// have for it is left to them.
    static void keep(Path folder) throws IOException {
        Files.createDirectories(folder);
        String sqlite = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/"
                + System.mapLibraryName("sqlitejdbc");
        keep(List.of(sqlite), folder.resolve("sqlitejdbc"));
        keep(zstd(), folder.resolve("zstd"));
    }

    private static List<String> zstd() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        String name = "/libzstd-jni-" + ZstdVersion.VERSION + (mac ? ".dylib" : ".so");
        String system = mac ? "/darwin/" : "/linux/";
        String processor = System.getProperty("os.arch", "");
        return List.of(system + processor + name,
                system + processor.replace("amd64", "x86_64") + name);
    }

    private static void keep(List<String> resources, Path copy) throws IOException {
        for (String resource : resources) {
            Optional<InputStream> found = Optional
                    .ofNullable(OSInfo.class.getResourceAsStream(resource));
            if (found.isPresent()) {
                try (InputStream in = found.get()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                return;
            }
        }
    }
}
