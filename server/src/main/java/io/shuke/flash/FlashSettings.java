package io.shuke.flash;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Under {@code shuke.flash}: how long it is the turn of somebody who was called out of the line. */
@ConfigurationProperties("shuke.flash")
record FlashSettings(@DefaultValue("PT5M") Duration turn) {}
