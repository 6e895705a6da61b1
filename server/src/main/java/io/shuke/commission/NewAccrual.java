package io.shuke.commission;

import io.shuke.commission.Shares.Share;
import io.shuke.ordering.OrderPaid;
import java.util.UUID;

/** Commission about to be written: one share of one line of a paid order. */
record NewAccrual(UUID id, OrderPaid order, OrderPaid.Line line, Share share) {}
