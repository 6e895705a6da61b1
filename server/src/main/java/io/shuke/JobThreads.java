package io.shuke;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Jobs have threads of their own. With virtual threads Spring would run all those that pause between two runs on a single
 * one, and a payment company that answers slowly would keep orders from ending and notices from being sent.
 */
@Configuration(proxyBeanMethods = false)
class JobThreads {
    private static final int MORE_THAN_THERE_ARE_JOBS = 40;

    @Bean
    static ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(MORE_THAN_THERE_ARE_JOBS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("scheduling-", 1).factory());
        return scheduler;
    }
}
