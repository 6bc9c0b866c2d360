import { test } from '@japa/runner'
import fc from 'fast-check'
import { signUpValidator } from '#accounts/validators/account'
import { isCommon } from '#accounts/common_passwords'
import { passwordProblem } from '#accounts/password_rules'

const good = {
  fullName: 'Ada Lovegood',
  email: 'ada@example.test',
  password: 'correct horse battery staple',
}
const taken = async (slip: Partial<Record<keyof typeof good, unknown>>) => {
  const [, application] = await signUpValidator.tryValidate({ ...good, ...slip })
  return application
}
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.emailAddress().map((email) => `${email}\r\nBcc: e@e.test`),
  fc.emailAddress(),
  fc.constantFrom('\u0000', '\u202E', '\uD800', 'a\u2028b', '"a b"@example.test', 'a@[127.0.0.1]')
)

test.group('What people type', () => {
  test('becomes an e-mail address only when it fits on one line of ASCII', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (email) => {
        const application = await taken({ email })
        return !application || /^[\x21-\x7e]{3,254}$/.test(application.email)
      }),
      { numRuns: 500 }
    )
  })

  test('becomes a name only when all of it can be seen', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (fullName) => {
        const application = await taken({ fullName })
        if (!application) return true
        const name = application.fullName
        const seen = !/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u.test(name)
        return seen && name.length >= 1 && name.length <= 120 && name === name.trim()
      }),
      { numRuns: 500 }
    )
  })

  test('becomes a password exactly as it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        async (text) => {
          const application = await taken({ password: text })
          const bytes = Buffer.byteLength(text)
          if ([...text].length < 8 || bytes > 1024)
            return application === undefined || application === null
          return !application || application.password === text
        }
      ),
      { numRuns: 500 }
    )
  })

  test('is refused when it is no text at all', async ({ assert }) => {
    for (const value of [null, undefined, 7, true, [], ['a@example.test'], { toString: 'x' }, {}])
      for (const field of ['email', 'fullName', 'password'])
        assert.notExists(await taken({ [field]: value }), `${field}: ${JSON.stringify(value)}`)
  })
})

test.group('A new password', () => {
  const owner = { fullName: 'Ada Lovegood', email: 'ada.lovegood77@example.test' }

  test('may be anything of 8 characters to 1024 bytes that is hard to guess', ({ assert }) => {
    for (const password of [
      'tr4mp0line',
      'ein Wort, noch eins',
      '  a b  ~',
      'пароль-и-ключ',
      'ööööäää!',
      '🦔🦊🐝🐙🦉🐍🦅🐌',
    ])
      assert.isNull(passwordProblem(password, owner), password)
    assert.isNull(passwordProblem('a longer one '.repeat(78), owner))
    assert.isNull(passwordProblem('q'.repeat(600) + 'xz'.repeat(212), owner))
  })

  test('is refused when it is short, long, a pattern or guessed first', ({ assert }) => {
    const refused = [
      '1234567',
      '🦔🦊🐝',
      'ü'.repeat(513),
      'aaaaaaaa',
      'abababab',
      '12345678',
      '87654321',
    ]
      .concat([
        'abcdefgh',
        'qwertyuiop',
        'asdfghjkl',
        '1qaz2wsx',
        'PASSWORD',
        'Passw0rd',
        'password1',
      ])
      .concat([
        'iloveyou',
        'trustno1',
        'Sunshine1',
        'football',
        'Qwerty123!',
        '19841231',
        'baseball2024',
      ])
      .concat([
        'letmein123',
        'dragon123',
        '1q2w3e4r',
        'monkey12',
        'princess1',
        'superman',
        'starwars',
      ])
      .concat(['\uD800abcdefg'])
    for (const password of refused) assert.isString(passwordProblem(password, owner), password)
  })

  test('is not one’s name or address, dressed up or not', ({ assert }) => {
    const refused = [
      'Ada Lovegood',
      'adalovegood',
      'lovegoodada',
      'AdaLovegood1',
      'ada.lovegood77',
    ].concat(['ada.lovegood77@example.test', 'Ada-Lovegood-2024'])
    for (const password of refused) assert.isString(passwordProblem(password, owner), password)
    assert.isNull(passwordProblem('ada rides lovegood bikes', owner))
  })

  test('is compared with more than three thousand usual ones', ({ assert }) => {
    const years = Array.from({ length: 75 }, (_, index) => 1950 + index)
    const words = [
      'dragon',
      'monkey',
      'shadow',
      'sunshine',
      'michael',
      'jordan',
      'welcome',
      'summer',
    ]
      .concat([
        'winter',
        'liverpool',
        'arsenal',
        'chelsea',
        'pokemon',
        'charlie',
        'daniel',
        'thomas',
      ])
      .concat([
        'jessica',
        'ashley',
        'hunter',
        'ranger',
        'harley',
        'ginger',
        'pepper',
        'cookie',
        'orange',
      ])
      .concat([
        'purple',
        'silver',
        'golden',
        'diamond',
        'crystal',
        'london',
        'berlin',
        'dallas',
        'austin',
      ])
      .concat([
        'computer',
        'internet',
        'samsung',
        'google',
        'facebook',
        'matrix',
        'wizard',
        'merlin',
      ])
    const usual = words.flatMap((word) => years.map((year) => word + year))
    assert.isAbove(usual.length, 3000)
    for (const password of usual) assert.isTrue(isCommon(password), password)
    assert.isFalse(isCommon('correct horse battery staple'))
  })
})
