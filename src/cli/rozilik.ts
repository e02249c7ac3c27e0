#!/usr/bin/env node
import { build, HELP as BUILD } from './build';

const COMMANDS: Readonly<Record<string, { run(words: string[]): Promise<number>; help: string; about: string }>> = {
  build: { run: build, help: BUILD, about: 'makes one file for one site' },
};

const HELP = `Usage: rozilik <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  .join('\n')}

rozilik <command> --help says more.
`;

const [name = '--help', ...words] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command && words.includes('--help')) process.stdout.write(command.help);
else if (command) process.exitCode = await command.run(words);
else if (name === '--help' || name === '-h') process.stdout.write(HELP);
else {
  process.stderr.write(`rozilik: there is no command "${name}"\n\n${HELP}`);
  process.exitCode = 2;
}
