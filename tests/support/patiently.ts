/** For `expect.poll`: look often, and give a busy machine ten seconds. */
export const patiently = {timeout: 10_000, interval: 10}
