import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { createEnvironment, runNewsgraph } from './newsgraph-command.ts';

it('newsgraph check comments finds nothing in what was seeded, names what is wrong, and repairs it', async () => {
  await using environment = await createEnvironment();
  const { env } = environment;
  await runNewsgraph(['seed', '--articles', '5', '--comments', '700', '--days', '2', '--seed', '3'], env);
  const client = await MongoClient.connect(env.MONGODB_URI ?? '');
  try {
    expect(await runNewsgraph(['check', 'comments'], env)).toMatchObject({
      code: 0,
      stdout: 'checked    700\nwrong      0\nrepaired   0\n',
    });
    const comments = client.db().collection<{ _id: string; replyCount: number }>('comments');
    const one = await comments.findOne({ replyCount: { $gt: 0 } });
    await comments.updateOne({ _id: one!._id }, { $set: { replyCount: 77 } });
    const found = await runNewsgraph(['check', 'comments'], env);
    expect(found).toMatchObject({ code: 1 });
    expect(found.stdout).toContain(`${one!._id} replyCount: found 77, expected ${one!.replyCount}\n`);
    expect(await runNewsgraph(['check', 'comments', '--repair'], env)).toMatchObject({ code: 0 });
    expect(await comments.findOne({ _id: one!._id })).toEqual(one);
    expect(await runNewsgraph(['check', 'articles'], env)).toMatchObject({ code: 2 });
  } finally {
    await client.close();
  }
});
