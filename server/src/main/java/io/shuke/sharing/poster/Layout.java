package io.shuke.sharing.poster;

/** Puts the parts of a poster on its sheet. */
interface Layout {
    int WIDTH = 750;
    int HEIGHT = 1334;
    int CODE = 232;

    void paint(Brush brush, PosterContent content);
}
