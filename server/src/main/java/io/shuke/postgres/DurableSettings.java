package io.shuke.postgres;

import java.util.Map;
import java.util.TreeMap;

/** Settings under which an acknowledged commit survives a crash; whoever starts the server may add to them. */
final class DurableSettings {
    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "120",
            "shared_buffers", "256MB",
            "max_wal_size", "2GB",
            "random_page_cost", "1.1",
            "jit", "off",
            "timezone", "UTC",
            "log_min_messages", "warning");

    private DurableSettings() {}

    static Map<String, String> with(Map<String, String> added) {
        var settings = new TreeMap<>(DURABLE);
        settings.putAll(added);
        return settings;
    }
}
