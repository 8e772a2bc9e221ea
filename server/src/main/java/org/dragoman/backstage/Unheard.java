package org.dragoman.backstage;

/**
 * How many of those who listen to a channel say that they hear nothing, and what most of them have in common.
 *
 * @param platform system and browser; empty where nothing is known
 * @param network the access point, hall or part of the address that they share; empty where nothing is known
 * @param sends whether the hub sends frames on the channel
 */
public record Unheard(
        int reports,
        int listeners,
        String platform,
        int platformReports,
        String network,
        int networkReports,
        boolean sends) {}
