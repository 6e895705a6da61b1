package io.shuke.sharing;

import java.util.UUID;

/** A person's link to something worth showing. The code is random and grants nothing. */
public record ShareLink(String code, UUID personId, ShareTarget target, Channel channel, String placement) {}
