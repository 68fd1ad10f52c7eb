package dev.millrace.server.demo;

import java.util.List;

/// A page of the blog.
///
/// @param path with leading slash
/// @param ageDays days between its publication and the end of the log; less than 30: it appears
///            during the log
/// @param size bytes of its HTML
/// @param media what it loads beside the style, scripts and fonts of every page
record Article(String path, int ageDays, long size, List<String> media) {
    static final String VIDEO = "/media/wheel-turning.mp4";

    Article {
        media = List.copyOf(media);
    }

    boolean publishedBy(double daysBeforeEnd) {
        return ageDays >= daysBeforeEnd;
    }
}
