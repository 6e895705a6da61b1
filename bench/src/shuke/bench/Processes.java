package shuke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes cost, as the kernel counts it (Linux). */
final class Processes {
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    /** Processor seconds that a process and its children, running and ended, have used. */
    static double cpuSeconds(long pid) {
        double own = ownSeconds(pid, true);
        return own
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> ownSeconds(child.pid(), true))
                        .sum();
    }

    /** Processor seconds of the process alone. */
    static double cpuSecondsAlone(long pid) {
        return ownSeconds(pid, false);
    }

    static long residentMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    private static double ownSeconds(long pid, boolean withEndedChildren) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            if (withEndedChildren) {
                ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }
}
