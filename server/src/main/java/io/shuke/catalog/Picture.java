package io.shuke.catalog;

import java.util.UUID;

/** A picture and the addresses of its WebP sizes (320, 800 and 1600 pixels wide). */
public record Picture(UUID id, String alt, int width, int height, String small, String medium, String large) {}
