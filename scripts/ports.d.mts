export function freePort(): Promise<number>
export function isTaken(port: number, host?: string): Promise<boolean>
