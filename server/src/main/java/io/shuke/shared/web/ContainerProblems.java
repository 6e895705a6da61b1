package io.shuke.shared.web;

import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the container refuses before any of our code sees it – an address it can't read, headers that are too long – is
 * answered with a problem of the catalogue too, not with the container's own page.
 */
class ContainerProblems extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerProblems.class);
    private final Problems problems;
    private final JsonMapper json;

    ContainerProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (request.getAttribute(RequestIds.ATTRIBUTE) == null) {
            request.setAttribute(RequestIds.ATTRIBUTE, Ids.next().toString());
        }
        var problem = new ProblemException(ProblemAdvice.kindOf(response.getStatus()));
        try {
            response.setStatus(problem.kind().status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(problems.body(problem, request)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the reader is gone", e);
        }
    }
}
