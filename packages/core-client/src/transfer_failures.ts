import { Failure, exitCodes, refused, unreachable } from './failure.ts'

/** The body ended too early; worth another attempt. */
export function cutShort(): Failure {
  return unreachable(
    'cut_short',
    'The download ended before the file did.',
    'The connection was cut, and came to nothing again after several attempts.',
    'Run the same command again: it goes on from where it stopped.'
  )
}

/** The server has other bytes than the registry promised; the part is worthless. */
export function sizeMismatch(promisedInBytes: number): Failure {
  return refused(
    'size_mismatch',
    'The file that came is not the one that was promised.',
    `The registry promises ${promisedInBytes} bytes, and the server offers another size.`,
    'Nothing was kept. Try again later, and tell the publisher if it stays so.'
  )
}

/** All bytes came, and they are not the promised ones; the part is worthless. */
export function checksumMismatch(): Failure {
  return new Failure(exitCodes.refused, 'checksum_mismatch', {
    what: 'The downloaded file is damaged or is not the published one.',
    why: 'Its SHA-256 differs from the one that the registry promises.',
    wayOut: 'It was deleted. Try again, and tell the publisher if it stays so.',
  })
}

/** Something in between answered in the file’s place. */
export function webPage(): Failure {
  return unreachable(
    'unexpected_answer',
    'A web page came where the file was expected.',
    'A proxy or a sign-in page may stand between this machine and the marketplace.',
    'Check your connection, then run the same command again.'
  )
}
