/** Stands for the intercom among what an ear hears. No channel has this number, and nothing is ever sent with it. */
export const intercomChannel = 0x7fff_ffff;
