package io.shuke;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, last of all, where the market is to be found. */
@Component
class SayingWhereItIs {
    private static final Logger LOG = LoggerFactory.getLogger(SayingWhereItIs.class);

    private final String publicUrl;

    SayingWhereItIs(@Value("${shuke.public-url}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info("the market is open: {} (console: {}/console/)", publicUrl, publicUrl);
    }
}
