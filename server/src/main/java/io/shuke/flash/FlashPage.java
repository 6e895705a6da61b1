package io.shuke.flash;

import org.jspecify.annotations.Nullable;

/** A flash offer, and the reader's own place in it. */
public record FlashPage(FlashCard offer, @Nullable FlashPlace place) {}
