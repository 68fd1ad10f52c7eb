package dev.millrace.tracker.classify;

import java.util.Locale;
import java.util.Set;

/// Tells assets from pages by their extension.
///
/// An asset is what a page loads or links to and what is not read as a page of the site: styles,
/// scripts, images, fonts, media, data, feeds, archives and documents to download, PDF among them
/// (log analysers list it as a static file, and script-based trackers never see it as a view). A
/// path without a known extension is a page.
final class Assets {
    private static final int LONGEST_EXTENSION = 11;
    private static final Set<String> EXTENSIONS = Set.of("css", "js", "mjs", "cjs", "map", "wasm",
            "png", "jpg", "jpeg", "gif", "svg", "svgz", "webp", "avif", "ico", "cur", "bmp", "tif",
            "tiff", "heic", "jxl", "apng", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4",
            "m4a", "m4v", "webm", "ogg", "ogv", "oga", "opus", "wav", "flac", "aac", "mov", "avi",
            "mkv", "mpg", "mpeg", "flv", "swf", "m3u8", "ts", "vtt", "srt", "pdf", "doc", "docx",
            "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub", "mobi", "ps", "csv",
            "tsv", "zip", "gz", "tgz", "bz2", "xz", "zst", "br", "7z", "rar", "tar", "jar", "war",
            "exe", "msi", "dmg", "pkg", "deb", "rpm", "apk", "iso", "bin", "img", "xml", "json",
            "jsonld", "geojson", "txt", "rss", "atom", "rdf", "yml", "yaml", "toml", "sql", "log",
            "ics", "vcf", "webmanifest", "appcache", "asc", "sig", "pem", "class", "parquet");

    private Assets() {}

    static boolean contains(String page) {
        int dot = page.lastIndexOf('.');
        return dot > page.lastIndexOf('/') && page.length() - dot <= LONGEST_EXTENSION + 1
                && EXTENSIONS.contains(page.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
