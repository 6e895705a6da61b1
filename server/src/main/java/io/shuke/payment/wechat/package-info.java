/**
 * WeChat Pay (API v3) as a provider: pay by code, in a phone's browser or inside WeChat, refunds, transfers to people, and
 * the bill of a day. Nothing outside this package knows WeChat.
 */
@NullMarked
package io.shuke.payment.wechat;

import org.jspecify.annotations.NullMarked;
