package io.shuke;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Jobs have threads of their own. With virtual threads Spring would run all those that pause between two runs on a single
 * one, and a payment company that answers slowly would keep orders from ending and notices from being sent. They are
 * fewer than database connections, so that jobs never leave people without one.
 */
@Configuration(proxyBeanMethods = false)
class JobThreads {
    private static final int AT_ONCE = 8;

    @Bean
    static ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setThreadFactory(Thread.ofVirtual().name("scheduling-", 1).factory());
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(10);
        return scheduler;
    }
}
