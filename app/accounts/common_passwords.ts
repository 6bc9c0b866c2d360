/**
 * The passwords that are tried first, as lowercase: words people choose, with the endings they add to them, walks over
 * the keyboard and dates. Made from habits rather than from a leak, and a good deal larger than the usual top 3,000.
 */
const WORDS = `
  password passwort passw0rd p@ssword p@ssw0rd pa55word pass passwd passcode secret admin administrator root toor
  login guest user test testing tester demo default welcome hello letmein access master changeme change temp
  temporary qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qwertyuiop qazwsx qazwsxedc abc abcd abcde
  abcdef abc123 a1b2c3 a1b2c3d4 aa123456 iloveyou ilove loveme lovely love loveyou lover forever always together
  princess queen king prince angel angels devil heaven sunshine sunflower sunny summer winter spring autumn
  january february march april monday tuesday wednesday thursday friday saturday sunday september october november
  december august july june dragon monkey tiger lion eagle falcon wolf bear panther jaguar leopard dolphin turtle
  butterfly unicorn phoenix kitten kitty puppy doggie horse pony chicken rabbit bunny donkey monster penguin
  football baseball basketball soccer hockey tennis golf golfer volleyball rugby cricket skater surfer
  runner fishing hunter hunting ranger rangers yankees cowboys steelers patriots packers raiders eagles broncos
  lakers bulls redsox dodgers arsenal chelsea liverpool barcelona realmadrid juventus manchester united
  ferrari porsche mercedes corvette mustang camaro jaguar harley yamaha suzuki honda toyota nissan subaru
  superman batman spiderman ironman captain hulk wolverine deadpool joker starwars startrek yoda skywalker vader
  pokemon pikachu naruto sasuke minecraft fortnite roblox callofduty counter gamer gaming nintendo xbox
  playstation zelda mario sonic matrix gandalf frodo hobbit merlin wizard magic hogwarts harrypotter potter
  michael michelle jennifer jessica ashley amanda daniel david robert joshua matthew anthony andrew william
  thomas charlie george jordan jackson justin nicole nicholas samantha elizabeth stephanie christian christopher
  alexander alexandra victoria veronica patricia patrick barbara natalie natasha melissa rebecca rachel hannah
  madison taylor tyler austin dallas houston boston brooklyn london paris berlin america canada mexico brazil
  germany deutschland france england scotland ireland australia russia moscow china india japan portugal
  carlos miguel antonio francisco alejandro alejandra fernando ricardo roberto sebastian valentina gabriel
  gabriela mariana daniela carolina maria jose juan pedro pablo marina sabrina vanessa valeria beatriz
  charlotte sophie sophia emma olivia isabella oliver harry jack lucas lucky bailey buster buddy cooper maggie
  max molly sadie rocky shadow ginger pepper peanut cookie cookies chocolate cheese banana orange apple cherry
  strawberry pumpkin coffee pizza whiskey vodka tequila budweiser heineken guinness cocacola pepsi
  computer internet network system server service windows microsoft google facebook instagram twitter youtube
  linkedin android iphone samsung nokia sony dell oracle cisco linux ubuntu database security firewall
  office business company manager director marketing finance student teacher school college university
  money dollar million billionaire success winner champion victory power energy freedom liberty peace
  trustno1 trustme whatever nothing something anything everything nobody somebody blessed jesus christ jesuschrist
  godisgood faith grace hope church bible family mother father daddy mommy brother sister friend friends
  bestfriend babygirl babyboy baby sweetheart sweetie honey sugar candy cutie beautiful gorgeous pretty sexy
  hottie playboy player gangster hacker killer assassin sniper soldier warrior knight samurai ninja pirate
  legend hunter2 diamond crystal silver golden platinum purple yellow orange green blue black white pink
  rainbow thunder lightning storm hurricane tornado fire ice snow snowball snowman mountain river ocean
  midnight moonlight starlight sunset sunrise galaxy cosmos universe planet mercury venus jupiter saturn
  metallica nirvana slipknot eminem beatles rockstar music guitar drummer dancer singer pianoman
  blink182 greenday linkinpark rammstein ladygaga beyonce rihanna shakira
  marlboro newport camel smokey bandit maverick viper cobra scorpion spider python
  nascar racing racecar driver trucker biker cowboy redneck bulldog bulldogs mustangs tigers panthers wildcat
  wildcats warriors trojans spartan spartans gators longhorn crimson sooners
  alpha beta gamma delta omega sigma zero one two three seven eleven thirteen ninety infinity
  qwerty123 1qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1xsw2 zaq1zaq1 xsw2zaq1
  1qazxsw2 qweasd qweasdzxc qwe123 asd123 zxc123 qaz123 asdf1234 asdfqwer qwerasdf zxcvasdf poiuytrewq lkjhgfdsa
  mnbvcxz 0987654321 0123456789 1234567890 12345678910 123456789a 123456a a123456 a12345678 a123456789 1a2b3c4d
  123qwe 123abc 123asd 1234qwer qwer1234 abcd1234 pass1234 test1234 admin1234 user1234 12341234 12344321 11223344
  112233445566 123123123 123321123 147258369 159357 159753 258456 741852963 789456123 987654321 963852741 246810
  13579 1357924680 2468013579 31415926 27182818 10203040 100200300 12121212 123454321 102030405060
  letmein1 iloveyou2 fuckyou fuckoff fuckme asshole bitch pussy biteme bigdick bullshit motherfucker
  loveyou2 iloveu luvyou teamo tequiero teamomucho micasa contrasena contraseña mypassword newpassword oldpassword
  thepassword yourpassword nopassword password01 changeit changethis notpassword drowssap
  starfish jellyfish goldfish catfish swordfish barracuda crocodile alligator elephant giraffe gorilla
  elephants kangaroo squirrel hamster
  fleetprompt opensentience marketplace stripe agent agents correcthorse correcthorsebatterystaple
`
  .trim()
  .split(/\s+/)

const ENDINGS = ['', '1', '12', '123', '1234', '12345', '123456', '1!', '123!', '!', '!!', '.', '?']
  .concat(['@', '#', '@1', '@123', '#1', '0', '00', '01', '007', '2', '3', '7', '9', '10', '11'])
  .concat([
    '13',
    '21',
    '22',
    '23',
    '69',
    '77',
    '88',
    '99',
    '101',
    '111',
    '321',
    '666',
    '777',
    '999',
  ])

const YEARS = Array.from({ length: 92 }, (_, index) => String(1950 + index))

const BY_HABIT = new Set(
  WORDS.flatMap((word) => [
    ...[...ENDINGS, ...YEARS].map((ending) => word + ending),
    word + word,
    [...word].reverse().join(''),
  ]).filter((password) => password.length >= 8)
)

/** Rows and columns of common keyboards, forwards and backwards; any eight neighbours in a row are a walk. */
const WALKS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop']
  .concat(['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'qazwsxedcrfvtgbyhnujmikolp', '1q2w3e4r5t6y7u8i9o0p'])
  .concat(['qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890123456789'])
  .flatMap((walk) => [walk, [...walk].reverse().join('')])

/** A day, as people write it without signs: 31121999, 19991231, 12311999. */
const DATE =
  /^((0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(19|20)\d\d$|^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/

/** Whether a password, in any case of its letters, is among those guessed first. */
export function isCommon(password: string): boolean {
  const folded = password.toLowerCase()
  return BY_HABIT.has(folded) || DATE.test(folded) || WALKS.some((walk) => walk.includes(folded))
}
