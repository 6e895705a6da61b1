package io.shuke.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the reasons of a refused start, one a line, instead of a stack trace. */
class StartRefusedReport extends AbstractFailureAnalyzer<StartRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused refused) {
        return new FailureAnalysis(
                String.join(System.lineSeparator(), refused.reasons()), "Set this right and start again.", failure);
    }
}
